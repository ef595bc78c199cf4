/** The keys that secrets are sealed under: the first seals, all of them open. */
import { Refusal } from '../domain/refusal.ts'

export interface VaultKey {
  /** What the key is called where it was used; no secret itself. */
  readonly id: string
  /** 256 bits. */
  readonly key: Buffer
}

/** The keys that seal secrets: the first seals, each of them opens (SEC-3). */
export class KeyRing {
  private readonly keys: readonly VaultKey[]

  /** An empty ring seals nothing. @throws an error when two have one id: whoever reads keys checks them first */
  constructor(keys: readonly VaultKey[]) {
    if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error('Two keys have one id')
    this.keys = keys
  }

  /** The key that seals from now on. @throws Refusal `secret_keys_missing` */
  get first(): VaultKey {
    const [first] = this.keys
    if (first) return first
    const text =
      'There is no key to seal secrets under. Set TOPLINE_SECRET_KEYS to a name, a colon and 32 random bytes in base64, the same on every node.'
    throw new Refusal('secret_keys_missing', text)
  }

  /** The key called `id`; undefined when the ring does not hold it. */
  named(id: string): VaultKey | undefined {
    return this.keys.find((each) => each.id === id)
  }
}
