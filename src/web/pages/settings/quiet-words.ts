import type { Notices } from '../../../contract/notices.ts'
import { type Instant, instant } from '../../../domain/time.ts'
import { timeWords } from '../../../domain/time-words.ts'
import { zoneName } from '../../components/zones.ts'
import { noticesText as says } from '../../notices-text.ts'

/** Until when it is quiet, on the wall that the notices go by, whatever zone the screens are in. */
export const quietWords = ({ quietUntil, zone }: Pick<Notices, 'quietUntil' | 'zone'>, now: Instant) =>
  quietUntil === null ? undefined : says.now(timeWords(instant(quietUntil), { timeZone: zone, now }), zoneName(zone))
