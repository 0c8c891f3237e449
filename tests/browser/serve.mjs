// A small static server on loopback, so that pages are read over HTTP as from a host: at the root and below a subfolder.
// It knows nothing about pejl.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
  '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif', '.gif': 'image/gif',
  '.js': 'text/javascript', '.pdf': 'application/pdf', '.ics': 'text/calendar', '.atom': 'application/atom+xml', '.ico': 'image/x-icon',
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

/** Serves `folder` at `/` and again at `below`; resolves to `{ origin, close }`. */
export async function serve(folder, below = '/under/mappe/') {
  const server = createServer(async (request, response) => {
    let path = new URL(request.url, 'http://127.0.0.1').pathname;
    if (path.startsWith(below)) path = path.slice(below.length - 1);
    const file = await fileFor(folder, path);
    if (file) {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(await readFile(file));
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('not found');
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
