import type { Scenario } from './scenario.ts'

export const SIGN_IN: readonly Scenario[] = [
  {
    id: 'sso-group-roles',
    kind: 'question',
    severity: 3,
    tags: ['sso'],
    for: 'paying',
    criterion: 'How-to question on roles from identity groups',
    values: { group: ['eng-platform', 'harbor-admins', 'devtools', 'security-champions', 'all-developers'] },
    subjects: [
      'Map the {idp} group {group} to a Harbor role',
      'Site admin by group membership ({group})?',
      'Roles from SAML attributes: example needed',
      'Can {group} get batch change rights automatically?',
    ],
    opening: [
      `We sign in through {idp} and would like everyone in {group} to get the role that may create batch changes.
       Today I add people by hand, which does not scale to {users}.`,
      `Is it possible to derive roles from a group attribute? {idp} sends "groups" with every assertion, I can see
       {group} in it.`,
    ],
    ask: [
      `Could you send me one decoded assertion with names blanked out, and the list of roles under Site admin, Roles?`,
    ],
    give: [
      `Attached. "groups" holds full paths such as /corp/{group}. Roles: default, batch author, site admin.`,
      `The attribute is called memberOf and contains distinguished names. We have the two built-in roles only.`,
    ],
    note: [`groupRoles matches the full text of the value, so the path or distinguished name must be written out.`],
    find: [
      `Yes. In the provider's configuration add

       > groupsAttribute: groups
       > groupRoles: [{ match: "/corp/{group}", role: "batch author" }]

       The match is on the whole value, so include the path. Roles are set at each sign-in and taken away again when
       the group is; people added by hand keep what they have.`,
      `That is what groupRoles is for. Name the attribute your provider sends and list which value gives which role.
       It is applied at sign-in, so ask one colleague of {group} to sign out and in to check. Keep one administrator
       who does not depend on a group, in case the attribute disappears.`,
    ],
    more: [
      `Does it work for API tokens too, or do they keep the old role?`,
      `A token has the rights its owner has at that moment. When the role goes, the token loses it with the next
       call.`,
    ],
    done: ['Roles arrive with the sign-in now.', 'Works with the full path, that was my mistake.'],
    fix: 'Roles mapped from {idp} groups by groupRoles.',
  },
  {
    id: 'sso-redirect-loop',
    kind: 'problem',
    severity: 2,
    tags: ['sso'],
    for: 'paying',
    criterion: `Some people cannot sign in, others can; a private window works around it`,
    values: { people: '2..40' },
    subjects: [
      'Sign-in loops between Harbor and {idp} for {people} people',
      'Endless redirect after {idp} login',
      '"Invalid state" when signing in {since}',
      'Some colleagues cannot log in, private window works',
    ],
    opening: [
      `{people} people are sent back and forth between Harbor and {idp} until the browser gives up. In a private
       window it works. It began {since}; {version} was installed the week before.`,
      `After the login page of {idp} the browser returns to Harbor, which redirects again. The log says

       > saml: invalid state, cookie missing (trace {trace})

       Not everyone is affected, about {people} so far.`,
    ],
    ask: [
      `Please send me a HAR file of one such loop (remove the passwords), the external address from the site
       configuration, and whether people open Harbor under more than one name.`,
    ],
    give: [
      `HAR attached. externalURL is https://harbor.corp; many have an old bookmark https://code.corp that redirects
       there.`,
      `Only one name. In the HAR the session cookie has Domain=.corp and there are two of them.`,
    ],
    note: [
      `Two session cookies, one for the parent domain from the old host name. The stale one wins in some browsers.`,
    ],
    find: [
      `The browser holds two session cookies: one from the old name, valid for the parent domain, and the current
       one. The old one is sent first and never matches. Please set

       > auth.session.cookieName: "harbor_2"

       which makes everybody sign in once and leaves the stale cookie unused. Deleting cookies for the domain helps
       a person at once.`,
      `The state cookie is set under the old host name and is not sent to the new one. Let the old name redirect
       before the sign-in starts, i.e. at the proxy, not in Harbor. Then the loop cannot begin. Affected people only
       need to close the tab.`,
    ],
    more: [
      `Nobody is stuck any more. Is it safe to keep the old name as a redirect?`,
      `Yes, as long as the redirect happens before any page of Harbor is served under the old name.`,
    ],
    done: ['Everyone can sign in again.', 'The cookie name did it; one extra sign-in is fine.'],
    fix: 'A stale cookie of the old host name broke the sign-in; cookie renamed.',
    help: [
      `Redirect loop on {version} with one host name and fresh cookies, {people} people. HAR shows the state cookie
       refused by the browser: SameSite=Lax with a POST binding. Reproduced with {idp}. Is POST binding supported?`,
      `It is, but needs SameSite=None, which we set only over the old code path. {issue}; {fixed} has it.`,
    ],
  },
  {
    id: 'sso-certificate-rotation',
    kind: 'problem',
    severity: 2,
    tags: ['sso'],
    for: 'paying',
    criterion: `Sign-in through one provider fails after a certificate change, the second provider works`,
    subjects: [
      'SAML signature invalid after rotation in {idp}',
      'Login refused: certificate of {idp} replaced',
      'Sign-in through {idp} broken {since}, password login works',
      'Still not accepted: new certificate of {idp} pasted in',
    ],
    opening: [
      `{idp} got a new signing certificate on {day} and since then Harbor refuses sign-ins with "signature invalid".
       People with a local password can work, so about [[a tenth|half]] of us are not locked out.`,
      `We rotated certificates in {idp}. I pasted the new one into the site configuration, and it still says that
       the signature is not valid. Where is my mistake?`,
    ],
    ask: [
      `Which of the two is in your configuration: the metadata address, or the metadata as text? And when was it
       last edited?`,
    ],
    give: [
      'As text, from two years ago, with the new certificate pasted into it.',
      'The address. Harbor should read it, I thought.',
    ],
    note: [`The old certificate still stands first under use="signing"; only the first one was read until 6.15.`],
    find: [
      `The metadata now lists both certificates, and {version} uses the first, which is the old one. Please remove
       the old KeyDescriptor from the text, or better: give identityProviderMetadataURL, and Harbor reads it anew
       every hour. No restart is needed.`,
      `Harbor read the metadata at its last start, before the rotation. "Reload" under Site admin, Authentication
       fetches it now. For next time: from 6.16 on both certificates are accepted while they overlap.`,
    ],
    more: [
      `It works. In which order do we do it next time to have no gap?`,
      `Publish the new certificate beside the old one, wait an hour for Harbor to read it, switch signing, then
       remove the old one.`,
    ],
    done: ['Everyone can log in again.', 'Using the address from now on.'],
    fix: `Old signing certificate still stood first in the metadata; metadata address configured.`,
    help: [
      `{version}: metadata with two signing certificates, the second is the valid one, sign-in refused. Reload makes
       no difference. Metadata attached.`,
      `Only the first is tried when WantAssertionsEncrypted is set. {issue}, fix goes into {fixed}.`,
    ],
  },
]
