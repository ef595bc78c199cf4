/** The words about who else is at a ticket. */
import { dutyText } from './duty-text.ts'

const are = (names: readonly string[], doing: string): string =>
  names.length === 0 ? '' : `${dutyText.names([...names])} ${names.length === 1 ? 'is' : 'are'} ${doing}`

export const presenceText = {
  title: 'Also here',
  looking: (name: string) => `${name} is looking`,
  typing: (name: string) => `${name} is typing`,
  more: (number: number) => `+${number}`,
  /** All of them in one line: those who type, and the others. */
  says: (typing: readonly string[], looking: readonly string[]) =>
    [are(typing, 'typing…'), are(looking, 'looking')].filter(Boolean).join(' · '),
}
