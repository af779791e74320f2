import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expect } from './fixtures'

/** Reads each chart of the page as a table, by keyboard; takes it along as CSV and as a picture, and opens both. Returns their titles. */
export async function takeEachChart(page: Page): Promise<string[]> {
  const titles: string[] = []
  for (const button of await page.getByRole('button', { name: /^Save .+ as CSV$/ }).all()) {
    const title = (await button.getAttribute('aria-label'))?.replace(/^Save | as CSV$/g, '') ?? ''
    titles.push(title)
    const picture = pictureOf(await fileBehind(page, `Save ${title} as a picture`))
    expect([title, picture.width > 300, picture.height > 40, picture.shades > 8]).toEqual([title, true, true, true])
    // Above the chart stands what it shows.
    const tall = await button.evaluate(
      (element) => element.closest('section')?.querySelector('[data-chart]')?.clientHeight ?? 0,
    )
    expect([title, picture.height >= 2 * tall + 80, picture.headShades > 8]).toEqual([title, true, true])

    const [head = [], ...rows]: string[][] = parse(await fileBehind(page, `Save ${title} as CSV`))
    const asTable = page.getByRole('button', { name: `${title} as a table`, exact: true })
    await asTable.press('Enter')
    const table = page.getByRole('table', { name: title, exact: true })
    await expect(table.getByRole('columnheader')).toHaveText(head)
    await expect(table.getByRole('row')).toHaveCount(1 + rows.length)
    expect([title, rows.length > 0]).toEqual([title, true])
    await asTable.press('Enter')
  }
  return titles
}

async function fileBehind(page: Page, button: string) {
  const arrives = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).press('Enter')
  return readFileSync(await (await arrives).path())
}

/** A PNG, read by its own rules: how large it is, and how many different bytes its pixels have, in all and where its title is. */
function pictureOf(bytes: Buffer) {
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))
  const pixels: Buffer[] = []
  let last = ''
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    last = bytes.toString('latin1', at + 4, at + 8)
    if (last === 'IDAT') pixels.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  expect(last).toBe('IEND')
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const raw = inflateSync(Buffer.concat(pixels))
  const row = 1 + width * (bytes[25] === 6 ? 4 : 3)
  return { width, height, shades: new Set(raw).size, headShades: new Set(raw.subarray(0, 88 * row)).size }
}

/** Bars, columns and dots stand out from what they are drawn on by 3 to 1, as WCAG asks of graphics, in both themes. */
export async function expectMarksToStandOut(page: Page) {
  for (const theme of ['light', 'dark']) {
    const faint = await page.evaluate((theme) => {
      document.documentElement.setAttribute('data-theme', theme)
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      const luminance = (colour: string) => {
        if (!pen) return 0
        pen.clearRect(0, 0, 1, 1)
        pen.fillStyle = colour
        pen.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) =>
          value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const ground = document.querySelector('[data-chart]')
      const marks = [...document.querySelectorAll('[data-chart] [data-mark]')]
      if (!ground || marks.length === 0) return ['no mark was found']
      const under = luminance(getComputedStyle(ground).backgroundColor)
      return marks.flatMap((mark) => {
        const { fill, backgroundColor } = getComputedStyle(mark)
        const colour = mark instanceof SVGElement ? fill : backgroundColor
        const over = luminance(colour)
        const ratio = (Math.max(under, over) + 0.05) / (Math.min(under, over) + 0.05)
        return ratio < 3 ? [`${theme}: ${colour} stands out by ${ratio.toFixed(2)}`] : []
      })
    }, theme)
    expect(faint).toEqual([])
  }
}
