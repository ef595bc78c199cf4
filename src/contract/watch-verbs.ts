/** What the verbs take by which members follow tickets: oneself follows, and nobody else. */
import { z } from 'zod'

export const WatchTicket = z.strictObject({})
export const UnwatchTicket = z.strictObject({})
