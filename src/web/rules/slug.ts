/** A short name made of a long one: lower-case letters, digits and dashes, as addresses and policies need it. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63)

/** A short name as the server takes it. */
export const SLUG_PATTERN = '[a-z0-9][a-z0-9_\\-]{0,62}'
