//! Things by id.

use std::cmp::Ordering;
use std::marker::PhantomData;

/// The place of a thing in its [`Table`]. Given out by the table only, so looking one up cannot fail.
pub struct Key<T>(u32, PhantomData<fn() -> T>);

impl<T> Key<T> {
    /// Its number: dense, from 0, in the order of the table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

// By hand, because a derive would ask the same of T.
impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Things of one kind, each with an id of its own, in a fixed order.
#[derive(Debug, Clone)]
pub struct Table<T> {
    items: Vec<T>,
    ids: Vec<(Box<str>, u32)>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { items: Vec::new(), ids: Vec::new() }
    }
}

impl<T> Table<T> {
    /// The ids in their order, before the things themselves are known: keys can be given out for
    /// references that go round. The things must follow with [`Table::fill`], in the same order.
    pub fn of_ids(ids: impl IntoIterator<Item = String>) -> Self {
        let numbered = ids.into_iter().enumerate().map(|(index, id)| (id.into(), index as u32));
        let mut ids: Vec<(Box<str>, u32)> = numbered.collect();
        ids.sort();
        Table { items: Vec::new(), ids }
    }

    /// Puts the things in, in the order of their ids.
    ///
    /// # Panics
    /// If there are more or fewer things than ids.
    pub fn fill(&mut self, items: Vec<T>) {
        assert_eq!(items.len(), self.ids.len(), "a thing for each id");
        self.items = items;
    }

    /// The key of this id.
    pub fn find(&self, id: &str) -> Option<Key<T>> {
        let at = self.ids.binary_search_by(|(it, _)| (**it).cmp(id)).ok()?;
        Some(Key(self.ids[at].1, PhantomData))
    }

    /// Every id, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|(id, _)| &**id)
    }

    /// The thing of this key.
    pub fn get(&self, key: Key<T>) -> &T {
        &self.items[key.index()]
    }

    /// Every thing with its key.
    pub fn iter(&self) -> impl Iterator<Item = (Key<T>, &T)> {
        self.items.iter().enumerate().map(|(index, item)| (Key(index as u32, PhantomData), item))
    }

    /// Every thing.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.items.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T> std::ops::Index<Key<T>> for Table<T> {
    type Output = T;
    fn index(&self, key: Key<T>) -> &T {
        self.get(key)
    }
}
