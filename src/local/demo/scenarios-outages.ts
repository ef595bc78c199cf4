import type { Scenario } from './scenario.ts'

export const OUTAGES: readonly Scenario[] = [
  {
    id: 'outage-bad-gateway',
    kind: 'incident',
    severity: 0,
    tags: ['operations', 'deployment'],
    criterion: 'Every page answers 5xx for all users',
    values: { code: ['502', '503'] },
    subjects: [
      'Production down: every page {code}',
      'Harbor completely unavailable, {code} for {users} people',
      'Total outage {since}, {code} on all pages',
    ],
    opening: [
      `Our production instance is down. Every page and the API answer {code} since {clock}. {users} developers are
       affected, and our release is this evening. Nothing was deployed by us. Please call.`,
      `All of Harbor returns {code}. Frontend pods restart every minute. We are on {version}. This is an emergency
       for us.`,
    ],
    ask: [
      `I have declared an emergency and a colleague from engineering is with me. Please send the last 100 lines of
       one frontend pod from before it restarts, and the output of kubectl get events --sort-by=.lastTimestamp.
       Please do not roll back yet.`,
    ],
    give: [
      `Here it is:

       > fatal: cannot connect to pgbouncer: too many connections (limit 250)

       Events show nothing but restarts.`,
    ],
    note: [
      `Connection storm: pgbouncer full since a worker leaked connections after failover. Restart worker first, then
       frontends one by one.`,
    ],
    find: [
      `The database failed over at {clock}; the worker kept its dead connections and opened new ones until the pool
       was full, and then no frontend could start. Please restart in this order: worker, pgbouncer, frontends one at
       a time. After that pages should answer within two minutes. We watch with you.`,
    ],
    more: [
      `We are up since {clock}. What do I write in our report, and can it happen at the next failover?`,
      `You will have our written analysis by {later}. In short: connections are not dropped after a failover. Until
       the fix, set worker.dbMaxIdle to 60 s, which ends such connections by themselves.`,
    ],
    done: ['We are back up and stable.', 'All pages answer again, the release went out.'],
    fix: `Connection pool exhausted after a database failover; components restarted in order, idle limit set.`,
    help: [
      `Emergency at {account}: {code} on all pages after a database failover, {version}. Service restored by ordered
       restart. Logs and pool graphs attached. We need the cause and a fix before their next maintenance.`,
      `Worker's pool does not notice a failover while a query waits. Reproduced; {issue}, patch {fixed} today.`,
    ],
  },
  {
    id: 'outage-nobody-signs-in',
    kind: 'incident',
    severity: 0,
    tags: ['sso', 'operations'],
    for: 'paying',
    criterion: 'Nobody can log in',
    subjects: [
      'Nobody can sign in to Harbor',
      'Sign-in fails for all {users} people since {clock}',
      'Everyone logged out, no one gets in again',
    ],
    opening: [
      `At {clock} everybody was signed out and nobody gets in again, neither by {idp} nor by password. Error page
       says "session could not be stored". {users} people cannot work.`,
      `Total lock-out: sign-in ends on an error for everyone including administrators. {version}, {deploy}.`,
    ],
    ask: [
      `I treat this as an emergency; engineering has joined. Please check whether the redis-store pod is running,
       and send me its last 50 log lines and the free space of its volume.`,
    ],
    give: [`redis-store is up but says "MISCONF ... unable to persist to disk". Volume is 100 % full.`],
    note: [
      `Sessions cannot be written. Free the volume: old append-only file is rewritten when 1 GB is free. Then
       sign-in works.`,
    ],
    find: [
      `Sessions cannot be stored because the volume of redis-store is full. Enlarge it to 20 GB, or if that takes
       time:

       > kubectl exec redis-store-0 -- redis-cli config set stop-writes-on-bgsave-error no

       Sign-in works at once with that. Please undo it when the volume has room.`,
    ],
    more: [
      `People are in. What filled the volume?`,
      `Session data of a health check that signs in every second and never out: 4 million of them. It should use
       /healthz, which needs no session.`,
    ],
    done: ['Everybody is in again.', 'Sign-in works for all, volume enlarged.'],
    fix: `Session store had no disk space; writes allowed, volume enlarged, health check corrected.`,
    help: [
      `Emergency at {account}: sessions not stored, nobody signs in. Restored. We need a limit on sessions per
       account, otherwise any script can do that. {version}.`,
      `Agreed. Limit of 200 sessions per account and a shorter life for idle ones: {issue}, in {fixed}.`,
    ],
  },
  {
    id: 'security-cross-read',
    kind: 'incident',
    severity: 0,
    tags: ['permissions', 'sso'],
    for: 'paying',
    criterion: 'Security incident with significant exposure',
    subjects: [
      'Private repository {repo} visible to everyone',
      'Security: {repo} readable without permission',
      'Urgent: people outside the project can read {repo}',
    ],
    opening: [
      `A developer found that {repo}, which is restricted on {host}, can be read by everybody in Harbor. I verified
       it with a test account. We have switched search off for now. Please treat as a security incident.`,
    ],
    ask: [
      `I have informed our security team and handle this with them. To contain it, please set the repository to
       "restricted" under Site admin; that is effective at once. Then send me the permission history of {repo} and
       when its visibility was last changed on {host}.`,
    ],
    give: [
      `Restricted now, test account cannot read it any more. It was public by mistake for an hour on {day}, then
       private again.`,
    ],
    note: [
      `Visibility changed back within one sync interval; Harbor kept "public". Webhook for visibility missing. Check
       who read it: audit log.`,
    ],
    find: [
      `The repository was public on {host} for an hour, and Harbor took that over at its sync. The change back was
       missed because the code host sends no event for it. We have listed all repositories in that state: it is this
       one only. The attached list shows who opened it in that time.`,
    ],
    more: [
      `Thank you for the list. How do we rule it out for the future?`,
      `Set permissions.publicMeansPublic to false: public repositories then need an explicit yes from you. The fix
       that compares visibility at each sync comes with {fixed}.`,
    ],
    done: ['Contained and reported internally.', 'Setting is on, list checked, no harm done.'],
    fix: `Visibility change missed by the sync; repository restricted, setting changed, readers listed.`,
    help: [
      `Security incident at {account}: a repository stayed public in Harbor after being public on the host for an
       hour. Contained. Need: fix, and a way to find others.`,
      `Confirmed, sync compares names only. Fix with test in review ({issue}); query to find others is in the
       security channel.`,
    ],
  },
]
