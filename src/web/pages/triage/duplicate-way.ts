/** How a ticket that repeats another ends. */
export type Way = 'merge' | 'duplicate'
