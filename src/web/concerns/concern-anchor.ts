/** The place of a concern on the page of its ticket, as it stands after the `#` of the address. */
export const concernAnchor = (concern: number): string => `concern-${concern}`

/** Whether an address leads to a concern. */
export const leadsToConcern = (hash: string): boolean => /^concern-\d+$/.test(hash)
