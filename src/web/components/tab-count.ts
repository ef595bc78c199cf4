/** How many things the title of a tab tells of: in quiet hours it calls nobody (DIG-17); `quietUntil` is an ISO time. */
export const tabCount = (open: number, quietUntil: string | null | undefined, now: number): number =>
  quietUntil !== null && quietUntil !== undefined && Date.parse(quietUntil) > now ? 0 : open
