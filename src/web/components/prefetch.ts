/** Fetches a part of the app early. A failure means nothing yet: whoever needs the part asks again and says so. */
export function prefetch(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}
