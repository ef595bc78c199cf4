/** A sign-in provider as the rest of the program speaks of it: whom it asks, and what it is told of a person. */

/** What a provider knows an installation or a workspace by; what is public of it. */
export interface ProviderSite {
  readonly issuer: string
  readonly clientId: string
  readonly scopes: readonly string[]
  /** An address that a workspace chose is called through the guard of outgoing calls. */
  readonly chosenBy: 'installation' | 'workspace'
}

export interface ProviderClient extends ProviderSite {
  /** Null for a public client. */
  readonly clientSecret: string | null
}

/** What ties the return of a sign-in to its beginning. */
export interface SignInBonds {
  readonly redirectAt: string
  readonly state: string
  readonly nonce: string
  /** Of PKCE. */
  readonly verifier: string
}

/** Somebody as the provider describes them. */
export interface Person {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  /** Null unless the provider has verified it. */
  readonly email: string | null
  readonly groups: readonly string[]
}

export interface ArrivedPerson extends Person {
  /** The provider's name of its own session. */
  readonly sid: string | null
  readonly idToken: string
  /** What the provider says their address is, verified or not: nobody is let in by it. */
  readonly statedEmail: string | null
}

/** The provider says that somebody's session there ended. */
export interface LogoutNotice {
  /** Unique among its issuer's notices. */
  readonly id: string
  readonly issuer: string
  readonly subject: string | null
  readonly sid: string | null
}

/** Speaks OpenID Connect with providers. */
export interface Providers {
  /** Whether people can be sent to a provider that is to be set. @throws Refusal `provider_unreachable`,
   *  `provider_invalid`: each says what to correct */
  look(site: ProviderSite): Promise<void>
  /** Where the browser goes to sign in. @throws Refusal `provider_unreachable` */
  startAt(site: ProviderSite, bonds: SignInBonds): Promise<string>
  /** Who came back, at the address with the provider's answer in its query. @throws Refusal `provider_unreachable`,
   *  `provider_refused` */
  arrived(client: ProviderClient, returnedTo: string, bonds: SignInBonds): Promise<ArrivedPerson>
  /** Who says that they issued a token; nothing of it is verified. Null for what is no token. */
  issuerOf(token: string): string | null
  /** A logout token, verified. @throws Refusal `provider_unreachable`, `provider_refused` */
  notice(site: ProviderSite, token: string): Promise<LogoutNotice>
  /** Where the browser goes to end the session at the provider too; null when it has no such address, or none is known
   *  yet. Never waits for the provider. */
  endAt(site: ProviderSite, ending: { readonly idToken: string | null; readonly returnTo: string }): string | null
}
