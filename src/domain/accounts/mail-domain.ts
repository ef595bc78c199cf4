/** Mail domains, by which a sender is told to belong to an account. Rules: docs/spec/accounts.md. */
import { Refusal } from '../refusal.ts'
import { isPublicDomain, isSharedSuffix } from './public-domains.ts'
import { asciiLabel } from './punycode.ts'

const LONGEST = 253
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
/** The dots of other scripts, which IDNA takes for dots. */
const DOTS = /[\u3002\uff0e\uff61]/gu

/** The domain as it is compared: lower case, ASCII, no dot at its end; undefined when the text is no domain (ACT-2). */
export function mailDomain(text: string): string | undefined {
  const plain = text.trim().replace(/^@/, '').normalize('NFKC').toLowerCase().normalize('NFC')
  const labels = plain.replace(DOTS, '.').replace(/\.$/, '').split('.')
  if (plain.length > LONGEST || labels.length < 2) return undefined
  const ascii = labels.map(asciiLabel)
  const domain = ascii.join('.')
  const isNumber = /^\d+$/.test(ascii.at(-1) ?? '')
  return ascii.every((label) => LABEL.test(label)) && !isNumber && domain.length <= LONGEST ? domain : undefined
}

/** The domain of the page at `address`, which may lack its scheme and have a path. */
export function domainOfWebsite(address: string): string | undefined {
  const host = address
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#:].*$/su, '')
  return mailDomain(host.replace(/^www\./i, ''))
}

/** A mail address as it is compared: without spaces around it, in lower case. */
export const plainAddress = (address: string): string => address.trim().toLowerCase()

/** The domain that an address is of; undefined when what follows its `@` is none. */
export function domainOfAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  return at < 1 ? undefined : mailDomain(address.slice(at + 1))
}

/** The domain and those above it, the nearest first; top-level ones are nobody's (ACT-3). */
export function domainAndAbove(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** Whether anybody can have an address of this domain, so that it tells nothing of its sender. */
export const tellsNobody = (domain: string): boolean =>
  isSharedSuffix(domain) || domainAndAbove(domain).some(isPublicDomain)

/** Of `domains`, the one nearest to the sender's; undefined when none is it or above it (ACT-3). */
export const nearestDomain = (sender: string, domains: ReadonlySet<string>): string | undefined =>
  domainAndAbove(sender).find((each) => domains.has(each))

/** The domain, ready to be an account's. @throws Refusal `domain_invalid`, `domain_public` (ACT-1, ACT-2) */
export function accountDomain(text: string): string {
  const domain = mailDomain(text)
  if (domain === undefined) {
    throw new Refusal('domain_invalid', `"${text}" is no mail domain. Give one such as acme.example, without an @.`)
  }
  if (!tellsNobody(domain)) return domain
  const because = isSharedSuffix(domain)
    ? 'many companies have domains below it'
    : 'anybody can have a mailbox there, so it tells nothing of a sender'
  throw new Refusal('domain_public', `${domain} cannot belong to an account: ${because}. Add the people as contacts.`)
}
