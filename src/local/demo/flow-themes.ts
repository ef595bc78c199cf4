/** What demo tickets are about, told by their subjects (scenarios-*.ts). */

const THEMES = {
  chart: /^Helm value |falls back to default after each|^Chart .* does not render|^Lost override /,
  certificate: /^Clone fails: certificate|after certificate change on|^TLS error between|^x509 error/,
  count: /^Insight says|^Count in insight|^Which number is right|^Insight disagrees/,
  folders: /^Permissions below the repository|^Path-level access|^Export-controlled code/,
  freeze: /^Publish freeze|^Schedule a batch change|^Respect our change calendar/,
  polling: /^Set up push webhooks|^Polling of|^Webhook secret|on push instead of by schedule$/,
  groups: /^Map the .* group|^Site admin by group|^Roles from SAML|batch change rights automatically/,
  backup: /back up .* of clones|^Moving Harbor to new|must be in a backup|^New machine for Harbor/,
  queue: /^Indexing queue not|last indexed .* hours ago|^Index jobs stay|appear in search only after/,
  migration: /hangs in migration|^Migration .* running|^Database locked during|^Upgrade stopped/,
  history: /^Insight backfill stuck|^Chart has a gap|^No history in new insight|history missing/,
  executing: /^Batch spec stuck|workspaces queued, none|^Executors idle|^Batch change never finishes/,
  quota: /uses up the API quota|^Rate limit .* exhausted|eats the API quota|^429 from/,
  slow: /^Search for .* times out|^Broad queries end|^Timeouts on global|^Unscoped query|shards not searched/,
  branch: /^No results on branch|^Search on .* shows code from|is not searchable$|^rev:/,
  signIn: /^Sign-in through .* broken|^Sign-in loops|^Endless redirect|^SAML signature|^Login refused/,
} as const satisfies Readonly<Record<string, RegExp>>

export type Theme = keyof typeof THEMES

/** Whether a ticket with this subject is about it. */
export const isAbout = (theme: Theme, subject: string): boolean => THEMES[theme].test(subject)
