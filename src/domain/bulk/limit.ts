/** Most tickets that one call acts on. */
export const BULK_LIMIT = 100
