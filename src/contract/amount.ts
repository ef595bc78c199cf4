/** An amount of money on the wire. */
import { z } from 'zod'

export const Amount = z.object({
  minor: z.number().int().describe('In the currency’s smallest unit.'),
  currency: z.string(),
})
