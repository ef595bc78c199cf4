/** Bytes in a kilobyte and a megabyte, as the limits of files count and people are told. */
const KILOBYTE = 1024
export const MEGABYTE = KILOBYTE * KILOBYTE

const rounded = (value: number): string => value.toFixed(value < 10 ? 1 : 0).replace(/\.0$/, '')

/** Bytes as people read them: `512 bytes`, `3.4 kB`, `12 MB`. */
export function sizeText(bytes: number): string {
  if (bytes === 1) return '1 byte'
  if (bytes < KILOBYTE) return `${bytes} bytes`
  return bytes < MEGABYTE ? `${rounded(bytes / KILOBYTE)} kB` : `${rounded(bytes / MEGABYTE)} MB`
}
