/** Names of files that strangers send, made safe to show and to save anywhere (ATT-5). */

/** Bytes of UTF-8 that a name may have: file systems take 255, and a number may be put before the extension. */
export const NAME_LIMIT = 200
/** An extension that is longer is taken for words of the name. */
const EXTENSION_LIMIT = 20

/** Invisible, or turning the reading direction, so that `exe.gpj` could be read as `jpg.exe`. Joiners stay: some scripts
 *  need them to be read at all. */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cn}\p{Co}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const HALF_CHARACTER = /\p{Surrogate}/gu
const FORBIDDEN = /[<>:"|?*]/g
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=$|[. ])/i

/** Bytes of `text` in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}

/** As many whole characters from the start of `text` as fit into `limit` bytes. */
function firstBytes(text: string, limit: number): string {
  let [kept, bytes] = ['', 0]
  for (const character of text) {
    bytes += utf8Length(character)
    if (bytes > limit) break
    kept += character
  }
  return kept
}

/** A name in two: `report.tar` and `.gz`. */
export function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot) : ''
  if (utf8Length(extension) > EXTENSION_LIMIT) return { stem: name, extension: '' }
  return { stem: name.slice(0, name.length - extension.length), extension }
}

/** Neither hidden nor, where a trailing dot or space is dropped, another file. */
const trimmed = (name: string): string => name.replace(/^[. ]+|[. ]+$/g, '')

/** The name, of at most NAME_LIMIT bytes, that a file called `given` has here. Every extension stays where it was. */
export function safeFileName(given: string): string {
  const last =
    given
      .replaceAll('\\', '/')
      .split('/')
      .findLast((part) => part.trim() !== '') ?? ''
  const plain = last.replace(/\s/g, ' ').replace(HALF_CHARACTER, '_').replace(UNSEEN, '').normalize('NFC')
  const shown = trimmed(plain.replace(FORBIDDEN, '_').replace(/\p{Zs}+/gu, ' '))
  const named = DEVICE.test(shown) ? `_${shown}` : shown
  if (named === '') return 'file'
  const { stem, extension } = splitName(named)
  return `${trimmed(firstBytes(stem, NAME_LIMIT - utf8Length(extension)))}${extension}`
}
