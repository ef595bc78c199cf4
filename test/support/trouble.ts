/** What engineering must be told of a problem, and no more. */
export const TROUBLE = {
  summary: 'Search times out',
  environment: 'Kubernetes, 3 replicas',
  version: '5.3.1',
  reproduction: 'Search for a word in all repositories',
  timeliness: 'today',
  tried: 'A restart, which helps for an hour',
}
