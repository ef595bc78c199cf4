/** What a machine finds wrong on a page of the web app: against WCAG AA, and wider than its window. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Every fault with the elements that have it, by the rules of WCAG AA or by every rule that axe has. */
async function faultsOf(page: Page, rules: 'WCAG AA' | 'every rule'): Promise<string[]> {
  // What no rule finds fault with is not told, and a page without frames is judged in itself, without another that puts
  // the answers of frames together: that takes a third of the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(page.frames().length === 1)
    .options({ resultTypes: ['violations'] })
  const { violations } = await (rules === 'WCAG AA' ? axe.withTags(WCAG_AA) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const fits = async (page: Page, width: number, what: string) =>
  expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(width)

/** The page has no fault by the rules of WCAG AA, and fits `width`, in CSS pixels. `what` tells the state it is in. */
export async function isAccessible(page: Page, width = 1440, what = page.url()): Promise<void> {
  expect(await faultsOf(page, 'WCAG AA'), what).toEqual([])
  await fits(page, width, what)
}

/** The page has no fault by any rule of axe, the good practices among them, and fits `width`. */
export async function isFaultless(page: Page, width = 1440, what = page.url()): Promise<void> {
  expect(await faultsOf(page, 'every rule'), what).toEqual([])
  await fits(page, width, what)
}
