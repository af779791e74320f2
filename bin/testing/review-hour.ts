import type { Page } from '@playwright/test'

type Hour = {
  decisions: number
  /** Milliseconds between two keys, at least and at most. */
  pace: [number, number]
  /** After so many decisions the network is gone, for so long. */
  cut: { after: number; milliseconds: number }
  /** After so many decisions the studio’s web process is killed. */
  restart: { after: number; kill: () => void }
}

declare global {
  interface Window {
    paints: number[]
  }
}

/** Decides one sample after the other by keyboard, as a person would, and tells how long each key took until the next sample was painted. */
export async function workAnHour(page: Page, { decisions, pace: [least, most], cut, restart }: Hour) {
  // What runs us may have functions keep their names by a helper, which the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  await page.evaluate(watchPaints)
  for (let done = 0; done < decisions; done++) {
    // A sample must be there: with no connection for long, even those that were fetched ahead are used up.
    await page.getByText('Judge this').waitFor({ timeout: 180_000 })
    if (done === cut.after) {
      await page.context().setOffline(true)
      setTimeout(() => void page.context().setOffline(false), cut.milliseconds)
    }
    if (done === restart.after) restart.kill()
    await page.keyboard.press(done % 5 === 4 ? 'f' : '1')
    await new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)))
  }
  await page.getByRole('status').filter({ hasText: 'not sent yet' }).waitFor({ state: 'hidden', timeout: 120_000 })
  return page.evaluate(() => window.paints)
}

function watchPaints() {
  window.paints = []
  let pressed: number | null = null
  document.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true })
  const main = document.getElementById('main')
  let shown = main?.querySelector('[data-judged]')?.textContent
  const look = () => {
    const now = main?.querySelector('[data-judged]')?.textContent
    if (now === shown) return
    shown = now
    const began = pressed
    pressed = null
    if (began === null || now === undefined) return
    // After the frame in which it changed has been painted.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => window.paints.push(performance.now() - began)
      channel.port2.postMessage(null)
    })
  }
  if (main) new MutationObserver(look).observe(main, { subtree: true, childList: true, characterData: true })
}
