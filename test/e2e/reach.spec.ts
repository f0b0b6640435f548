// Larger text, strong zoom, forced colours, focus: nothing is cut off, hidden or told by colour alone.
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { menu, open } from './support/netgreek'

const SCREENS = ['1', '2', '3'] as const

/** Sets the text size that the browser begins with: 16 is usual. */
async function setTextSize(page: Page, size: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } })
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
    .toBe(`${size}px`)
}

async function show(page: Page, key: (typeof SCREENS)[number]): Promise<void> {
  // Away from fields, where figures are typed.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press(key)
  const name = { 1: 'Payoff', 2: /^Net /, 3: 'Library' }[key]
  await expect(page.getByRole('heading', { name, exact: true }).first()).toBeVisible()
  await page.waitForTimeout(300)
}

/** Words that a box cuts off without a way to scroll to them. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const cutBy = (element: Element, words: DOMRect): boolean => {
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        if (/auto|scroll/.test(overflowX) && /auto|scroll/.test(overflowY)) return false
        if (/hidden|clip/.test(overflowX) && words.right > edge.right + 1.5) return true
        if (/hidden|clip/.test(overflowY) && words.bottom > edge.bottom + 3) return true
        if (/auto|scroll/.test(overflowX + overflowY) || position === 'fixed') return false
      }
      return words.right > document.documentElement.scrollWidth + 1
    }
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() !== null) {
      const text = texts.currentNode
      const element = text.parentElement
      if (element === null || text.textContent?.trim() === '') continue
      if (element.closest('.unseen, svg, option') !== null || !element.checkVisibility()) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const words = range.getBoundingClientRect()
      if (words.width > 0 && cutBy(element, words)) found.push(text.textContent ?? '')
    }
    return found
  })

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

test('at 200 % text nothing is cut off, and charts grow with their words', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page)
  await setTextSize(page, 32)
  for (const key of SCREENS) {
    await show(page, key)
    expect(await cutOff(page), `screen ${key}`).toEqual([])
    expect(await isTooWide(page), `screen ${key}`).toBe(false)
  }
  await show(page, '1')
  const letters = await page
    .locator('#payoff svg text')
    .first()
    .evaluate((text) => text.getBoundingClientRect().height)
  expect(letters).toBeGreaterThan(20)
})

test('at 400 % zoom everything stands in one column', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await open(page)
  for (const key of SCREENS) {
    await show(page, key)
    expect(await cutOff(page), `screen ${key}`).toEqual([])
    expect(await isTooWide(page), `screen ${key}`).toBe(false)
  }
  for (const entry of ['Market…', 'Settings…', 'Keys…']) {
    await menu(page, entry)
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeInViewport({ ratio: 0.99 })
    await page.keyboard.press('Escape')
  }
})

test('in forced colours choices, focus and the marks of sliders are seen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await open(page)
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const colourOf = (selector: string, property: string, pseudo?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name), [
        property,
        pseudo,
      ] as const)
  expect(await colourOf('.seg [aria-pressed="true"]', 'background-color')).not.toBe(ground)
  expect(await colourOf('.tabs [aria-current]', 'background-color', '::after')).not.toBe(ground)
  expect(await colourOf('.slider > .fill', 'background-color')).not.toBe(ground)
  expect(await colourOf('.slider', 'background-color', '::before')).not.toBe(ground)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await colourOf(':focus', 'outline-style')).toBe('solid')
  expect(await colourOf(':focus', 'outline-color')).not.toBe(ground)
  // The page's own choice of theme would draw light marks on the system's light ground.
  await page.keyboard.press('m')
  expect(await page.locator('html').getAttribute('data-theme')).toBeNull()
  await show(page, '2')
  expect(await colourOf('.pick[aria-pressed="true"]', 'border-inline-start-width')).toBe('6px')
})

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page)
  for (const key of SCREENS) {
    await show(page, key)
    const running = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
    )
    expect(running, `screen ${key}`).toBe(0)
  }
})

/** Notes from now on what takes the focus and is outside the window or covered. */
const watchFocus = (page: Page) =>
  page.evaluate(() => {
    Reflect.deleteProperty(window, 'isRound')
    const hidden = new Set<string>()
    Object.assign(window, { hiddenStops: hidden })
    const nameOf = (element: Element): string =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`
    const look = (element: Element): void => {
      const box = element.getBoundingClientRect()
      const isInside =
        box.bottom > 1 &&
        box.top < window.innerHeight - 1 &&
        box.right > 1 &&
        box.left < window.innerWidth - 1
      if (!isInside) {
        hidden.add(`outside: ${nameOf(element)}`)
        return
      }
      const over = document.elementFromPoint(
        Math.min(Math.max(box.left + box.width / 2, 1), window.innerWidth - 2),
        Math.min(Math.max(box.top + box.height / 2, 1), window.innerHeight - 2),
      )
      // Over a chart or a slider stand its own marks and handles.
      const isSeen =
        over !== null &&
        (element.contains(over) ||
          over.closest('label')?.contains(element) === true ||
          over.closest('.slider, .range, .frame')?.contains(element) === true)
      if (!isSeen)
        hidden.add(`covered: ${nameOf(element)} by ${over?.outerHTML.slice(0, 80) ?? ''}`)
    }
    let first: Element | null = null
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return
      if (target === first) Object.assign(window, { isRound: true })
      first ??= target
      requestAnimationFrame(() => target === document.activeElement && look(target))
    })
  })

/** Every stop of Tab on the screen, until the focus leaves the page. */
async function tabThrough(page: Page): Promise<readonly string[]> {
  for (let pressed = 0; pressed < 40; pressed++) {
    for (let key = 0; key < 5; key++) await page.keyboard.press('Tab')
    if (await page.evaluate(() => 'isRound' in window)) break
  }
  return page.evaluate(() => [...(window as unknown as { hiddenStops: Set<string> }).hiddenStops])
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`what has the focus is seen, ${width} x ${height}`, async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page)
    for (const key of SCREENS) {
      await show(page, key)
      await watchFocus(page)
      expect(await tabThrough(page), `screen ${key}`).toEqual([])
    }
  })
