/** What no log line may hold is taken out of it, whoever wrote it (RUN-7). */

const HIDDEN = '[hidden]'
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Our own: sessions, tokens, the operator's key, one-time links, devices.
  [/\btl[a-z]_[\w-]{16,}/g, HIDDEN],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  // JSON Web Tokens.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, HIDDEN],
  // Addresses with a password in them.
  [/(\w+:\/\/[^\s:/@"]*):[^\s@/"]+@/g, `$1:${HIDDEN}@`],
  [
    /((?:^|[?&;\s"'])(?:code|state|token|secret|password|client_secret|id_token|access_token|refresh_token)=)[^&\s"';\\]+/gi,
    `$1${HIDDEN}`,
  ],
  [/((?:set-)?cookie\\?"?\s*:\s*\\?"?)[^"\\\n]+/gi, `$1${HIDDEN}`],
]

/** The text with everything that looks like a secret hidden. */
export const withoutSecrets = (text: string): string =>
  SECRETS.reduce((safe, [pattern, instead]) => safe.replace(pattern, instead), text)
