/** Whose a ticket and the one it repeats are, and how the one ends. */

export type Way = 'merge' | 'duplicate'

type Whose = { readonly id: string } | null

/** Whether both are one customer's; `unknown` where the account of either is not known or may not be seen. */
export function customersOf(own: Whose, other: Whose): 'same' | 'other' | 'unknown' {
  if (own === null || other === null) return 'unknown'
  return own.id === other.id ? 'same' : 'other'
}
