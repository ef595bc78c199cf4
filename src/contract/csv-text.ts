/** The text of a file that a spreadsheet or a CRM wrote, in whichever encoding: for whoever sends it as an import. */

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** What Windows-1252 has from 0x80 to 0x9f; elsewhere a byte is the code of its letter. Platforms differ in how they decode
 *  these. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windowsLetter = (byte: number): string =>
  byte >= 0x80 && byte <= 0x9f ? WINDOWS.charAt(byte - 0x80) : String.fromCharCode(byte)

/** UTF-8 or, by their marks, UTF-16; what is none of these is read as Windows-1252, which Excel writes. */
export function textOfFile(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return Array.from(bytes, windowsLetter).join('')
  }
}
