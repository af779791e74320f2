import type { Dropped } from './schema'

const neverShown =
  'script,style,template,noscript,object,embed,iframe,svg,canvas,audio,video,link,meta,input,select,textarea'
const hiddenStyles =
  /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|content-visibility\s*:\s*hidden|opacity\s*:\s*0?\.?0+\s*(;|!|$)|font-size\s*:\s*0(px|em|rem|pt|%)?\s*(;|!|$)|(left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip(-path)?\s*:\s*(rect\(\s*0|inset\(\s*(50|100)%)|(^|;|\s)color\s*:\s*(transparent|rgba\([^)]*,\s*0?\.?0+\s*\))|scale\(\s*0\s*\)|(^|[;\s])(max-)?(height|width)\s*:\s*[01](px)?\s*(;|!|$)/i
const simpleSelector = /^[.#]?[\w-]+$/

/** Takes out of a document what its reader would not see, and counts what held text. */
export function dropHidden(document: Document, dropped: Dropped) {
  const hidingRules = selectorsThatHide(document)
  dropped.comments += dropComments(document)
  for (const element of document.querySelectorAll(neverShown)) element.remove()
  const marked = '[hidden],[aria-hidden="true"],dialog:not([open])'
  for (const element of document.querySelectorAll(marked)) drop(element, dropped)
  for (const element of document.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? ''
    if (hiddenStyles.test(style) || inItsBackground(style)) drop(element, dropped)
  }
  for (const selector of hidingRules) for (const element of document.querySelectorAll(selector)) drop(element, dropped)
}

function drop(element: Element, dropped: Dropped) {
  if (!element.parentNode || /^(html|body|main|article)$/i.test(element.tagName)) return
  const length = (element.textContent ?? '').trim().length
  if (length > 0) {
    dropped.hiddenElements++
    dropped.hiddenCharacters += length
  }
  element.remove()
}

function dropComments(document: Document) {
  const left: Node[] = [document]
  const found: ChildNode[] = []
  for (let node = left.pop(); node; node = left.pop()) {
    for (const child of node.childNodes) {
      if (child.nodeType === 8) found.push(child)
      else if (child.nodeType === 1) left.push(child)
    }
  }
  for (const comment of found) comment.remove()
  return found.length
}

/** Rules of the page's own style sheets that hide by one name. Others would take a browser to follow. */
function selectorsThatHide(document: Document) {
  const css = [...document.querySelectorAll('style')]
    .map(({ textContent }) => textContent ?? '')
    .join('\n')
    .slice(0, 500_000)
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]{1,2000})\{([^{}]{0,5000})\}/g)
  const found = [...rules]
    .filter(([, , body = '']) => hiddenStyles.test(body))
    .flatMap(([, names = '']) => names.split(','))
  return [...new Set(found.map((name) => name.trim()))].filter((name) => simpleSelector.test(name)).slice(0, 500)
}

/** White on white. */
function inItsBackground(style: string) {
  const declared = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1]?.trim().toLowerCase()
  const colour = declared('color')
  return colour !== undefined && (colour === declared('background') || colour === declared('background-color'))
}
