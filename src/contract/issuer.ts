/** What a workspace may name as the issuer of its people: an address that is safe to send them to. */

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)

/** What is wrong with `text` as an issuer, and what to do; undefined when nothing is (ACC-26). */
export function issuerTrouble(text: string): string | undefined {
  if (!URL.canParse(text)) return 'Write it as https://id.example.com.'
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  const isEncrypted = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  if (!isEncrypted) return 'An issuer begins with https://; http:// is for this machine itself.'
  if (username !== '' || password !== '') return 'An issuer carries no name and no password. Leave them out.'
  if (search !== '' || hash !== '' || /[?#]/.test(text)) return 'An issuer has no ? and no #. Leave out what follows.'
  return undefined
}
