/** Files on the ticket screen, in a real browser. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { looking } from '../support/looking.ts'
import { strangersOf } from '../support/strangers.ts'

const { server, look, expected } = looking()
const { aMail, watched } = strangersOf(server)

describe('ATT-4: files on the ticket screen', () => {
  const REPLY = 'We found the cause: the firewall drops the connection. It is opened at 14:00; I will write then.'

  test('chosen, dropped and pasted, they follow the message, and come back as they were', async () => {
    const { number } = await aMail('<p>Hello</p>')
    const page = await look(`/tickets/${number}`)
    const file = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })
    await page
      .locator('input[type=file]')
      .setInputFiles([file('plan.html', '<script>1</script>'), file('none.txt', '')])
    await page.getByRole('alert').getByText('none.txt is empty').waitFor()
    const field = page.getByRole('textbox', { name: 'Reply' })
    await field.evaluate((area) => {
      const view = area.ownerDocument.defaultView
      if (!view) return
      const { ClipboardEvent, DataTransfer, DragEvent, File } = view
      const given = (name: string) => {
        const data = new DataTransfer()
        data.items.add(new File(['bytes'], name, { type: 'image/png' }))
        return data
      }
      const form = area.closest('form')
      form?.dispatchEvent(new DragEvent('dragover', { dataTransfer: given('x'), bubbles: true, cancelable: true }))
      form?.dispatchEvent(
        new DragEvent('drop', { dataTransfer: given('dropped.png'), bubbles: true, cancelable: true }),
      )
      area.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: given('pasted.png'), bubbles: true, cancelable: true }),
      )
    })
    const waiting = page.getByRole('list', { name: 'Files to send' }).getByRole('listitem')
    await expect.poll(() => waiting.count(), { timeout: 5_000 }).toBe(3)
    await page.getByRole('button', { name: 'Leave pasted.png out' }).click()
    await field.fill(REPLY)
    await page.keyboard.press('Control+Enter')
    const reply = page.getByRole('article', { name: /Public reply/ })
    await expect
      .poll(() => reply.getByRole('link', { name: /^Save / }).allTextContents(), { timeout: 10_000 })
      .toEqual([expect.stringContaining('plan.html'), expect.stringContaining('dropped.png')])
    expect(await waiting.count()).toBe(0)
    const download = page.waitForEvent('download')
    await reply.getByRole('link', { name: /^Save plan.html/ }).click()
    const saved = await download
    expect([saved.suggestedFilename(), readFileSync(await saved.path(), 'utf8')]).toEqual([
      'plan.html',
      '<script>1</script>',
    ])
  })

  test('files without a message stand by themselves; those beside a note are ours alone', async () => {
    const { number } = await aMail('<p>Hello</p>')
    const page = await look(`/tickets/${number}`)
    await page.keyboard.press('i')
    const log = { name: 'trace.log', mimeType: 'text/plain', buffer: Buffer.from('line') }
    await page.locator('input[type=file]').setInputFiles([log])
    await page.getByRole('button', { name: 'Add files' }).click()
    await page.getByRole('link', { name: 'Save trace.log, 4 bytes, for us only' }).waitFor()
  })

  test('what fails stays, says why, and goes to the same message by the next try', async () => {
    const { number } = await aMail('<p>Hello</p>')
    const page = await look(`/tickets/${number}`, { isHeld: true })
    await page.route('**/attachments?*', (route) => route.abort())
    const log = { name: 'trace.log', mimeType: 'text/plain', buffer: Buffer.from('line') }
    await page.locator('input[type=file]').setInputFiles([log])
    await page.getByRole('textbox', { name: 'Reply' }).fill(REPLY)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').waitFor()
    expected('ERR_FAILED')
    await page.unroute('**/attachments?*')
    await page.getByRole('button', { name: 'Send files' }).click()
    await page
      .getByRole('article', { name: /Public reply/ })
      .getByRole('link', { name: /^Save trace.log/ })
      .waitFor()
  })

  test('ATT-7: opened by its address, a page that somebody sent is saved and not shown', async () => {
    const { number } = await aMail('<p>Hello</p>')
    const page = await look(`/tickets/${number}`)
    const html = { name: 'evil.html', mimeType: 'text/html', buffer: Buffer.from('<script>console.log(1337)</script>') }
    await page.locator('input[type=file]').setInputFiles([html])
    await page.getByRole('button', { name: 'Send files' }).click()
    const address = await page.getByRole('link', { name: /^Save evil.html/ }).getAttribute('href')
    const { ran } = await watched(page)
    const download = page.waitForEvent('download')
    await page
      .locator('body')
      .evaluate((body, to) => void body.ownerDocument.defaultView?.open(to ?? '', '_self'), address)
    expect((await download).suggestedFilename()).toBe('evil.html')
    expect([ran, new URL(page.url()).pathname]).toEqual([[], `/tickets/${number}`])
  })
})
