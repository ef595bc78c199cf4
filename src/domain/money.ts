/** What the CRM knows of an account that not everybody may see. */
import type { ChurnRisk } from './vocabulary.ts'

export interface Amount {
  /** In the currency's smallest unit, such as cents. */
  readonly minor: number
  /** Three letters of ISO 4217. */
  readonly currency: string
}

export interface Money {
  /** Annual recurring revenue. */
  readonly arr: Amount | null
  /** ISO date on which its contract ends or is renewed. */
  readonly renewsOn: string | null
  readonly churnRisk: ChurnRisk | null
}

export const NO_MONEY: Money = { arr: null, renewsOn: null, churnRisk: null }

/** Whether two amounts are the same, none being the same as none. */
export const sameAmount = (a: Amount | null, b: Amount | null): boolean =>
  a?.minor === b?.minor && a?.currency === b?.currency

/** Digits behind the point of a currency: 2 for EUR, none for JPY. */
const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** `EUR 120,000`, `EUR 99.50`. */
export const amountWords = ({ minor, currency }: Amount): string => {
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: minor % 10 ** digits === 0 ? 0 : digits })
  return `${currency} ${format.format(minor / 10 ** digits)}`
}

/** An amount as people type it, such as `120000` or `99.50`; undefined when it is none of this currency. */
export function amountOf(text: string, currency: string): Amount | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? []
  const digits = minorDigits(currency)
  if (whole === '' || part.length > digits) return undefined
  return { minor: Number(whole + part.padEnd(digits, '0')), currency }
}

/** `120000`, `99.50`: as `amountOf` reads it; empty for none. */
export function plainAmount(amount: Amount | null): string {
  if (amount === null) return ''
  const digits = minorDigits(amount.currency)
  const text = String(amount.minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
