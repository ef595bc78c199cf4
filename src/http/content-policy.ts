/** What a page of ours may load and do (WEB-1, WEB-2), as every answer says it. */
import { createHash } from 'node:crypto'
import { MAIL_STYLE } from '../contract/mail-frame.ts'

/** The page that shows a mail takes over the policy of the page around it: its one style is known by what it says. */
const MAIL_STYLE_HASH = `'sha256-${createHash('sha256').update(MAIL_STYLE).digest('base64')}'`

/** The policy of the app. `nonce` is of one answer alone: with it, the scroll lock of dialogs may write its style. */
export function appPolicy(nonce?: string): string {
  const styles = ["'self'", MAIL_STYLE_HASH, ...(nonce === undefined ? [] : [`'nonce-${nonce}'`])]
  return [
    "default-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src ${styles.join(' ')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The policy of a file that somebody sent: were it ever shown, it could do nothing. */
export const FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"

/** Nothing of the device is needed but to copy a text. */
export const PERMISSIONS_POLICY = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen'],
  ...['geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ')
