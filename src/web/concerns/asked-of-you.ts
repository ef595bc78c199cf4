import type { ListedConcern } from '../../contract/concerns.ts'
import { concernText } from '../concern-text.ts'

const { asksYou } = concernText.panel

/** What an open concern that waits for `you` asks of them. */
export function askedOfYou(
  { by, with: other, confirmedAt }: Pick<ListedConcern, 'by' | 'with' | 'confirmedAt'>,
  you: string,
): string {
  if (confirmedAt === null) return other === you ? asksYou.confirm : asksYou.nobodyConfirms
  if (by === you) return asksYou.passOrWithdraw
  return other === you ? asksYou.pass : asksYou.decide
}
