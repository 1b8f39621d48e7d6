// The name of the collection that every owner has.

export const DEFAULT_NAME = 'default';
