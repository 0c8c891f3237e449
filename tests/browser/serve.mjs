// A small static server on loopback, so that pages are read over HTTP as from a host: at the root and below a subfolder,
// zipped, with the headers that the guide asks a host to send (docs/guide, chapter "Publishing").
// It knows nothing about pejl.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
  '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif', '.gif': 'image/gif',
  '.js': 'text/javascript', '.pdf': 'application/pdf', '.ics': 'text/calendar', '.atom': 'application/atom+xml', '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json', '.jsonld': 'application/ld+json',
};
/** What is worth zipping: text. */
const ZIPPED = /^(text\/|application\/(json|xml|ld\+json|atom\+xml|manifest\+json)|image\/svg)/;

/**
 * What every page may do, as a header: what its <meta> says, and that no other site shows it in a frame. `connect-src` is
 * for tools that read robots.txt from within the page, as Lighthouse does; where no script may run, nothing else can ask.
 */
export const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** What a page with a script may do besides. */
export const POLICY_SCRIPT = `${POLICY}; script-src 'self'`;
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** The file that answers a path: itself, or the index of a folder; undefined when there is none. */
export async function fileFor(folder, path) {
  const whole = normalize(join(folder, decodeURIComponent(path)));
  if (whole !== normalize(folder) && !whole.startsWith(normalize(folder + sep))) return undefined;
  for (const candidate of path.endsWith('/') ? [join(whole, 'index.html')] : [whole]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return candidate;
  }
  return undefined;
}

/** Serves `folder` at `/` and again at `below`, zipped and with a host's headers; resolves to `{ origin, close }`. */
export async function serve(folder, below = '/under/mappe/') {
  const answer = async (request) => {
    let path = new URL(request.url, 'http://127.0.0.1').pathname;
    if (path.startsWith(below)) path = path.slice(below.length - 1);
    const file = await fileFor(folder, path);
    if (!file) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'not found' };
    let body = await readFile(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers = { ...HEADERS, 'content-type': type };
    // A name with a hash in it never changes what it means.
    headers['cache-control'] = /\.[0-9a-f]{16}\.[a-z]+$|\.woff2$/.test(file) ? 'public, max-age=31536000, immutable' : 'max-age=0, must-revalidate';
    if (type.startsWith('text/html')) headers['content-security-policy'] = /<script[^>]+\bsrc=/i.test(body) ? POLICY_SCRIPT : POLICY;
    if (ZIPPED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      headers['content-encoding'] = 'gzip';
      headers.vary = 'accept-encoding';
      body = gzipSync(body);
    }
    return { status: 200, headers, body };
  };
  const server = createServer((request, response) => {
    answer(request).catch(() => ({ status: 500, headers: {}, body: '' })).then(({ status, headers, body }) => {
      response.writeHead(status, headers);
      response.end(body);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
