import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { cutPassages } from './cut-passages'
import { dropHidden } from './hidden-elements'
import { blocksOf } from './html-blocks'
import { droppedShape, type ReadText } from './schema'
import { visible } from './visible'

const little = 200

/** The readable text of a page, without what its reader would not see. */
export function readHtml(html: string, address: string): ReadText {
  const seen = visible(html)
  const { document } = parseHTML(
    /<html[\s>]/i.test(seen.text.slice(0, 5000)) ? seen.text : `<html><body>${seen.text}</body></html>`,
  )
  const about = describe(document, address)
  const scripts = document.querySelectorAll('script:not([type="application/ld+json"])').length
  const asksForScripts = /javascript/i.test(
    [...document.querySelectorAll('noscript')].map(({ textContent }) => textContent).join(' '),
  )
  const dropped = { ...droppedShape.parse({}), invisible: seen.invisible + referencedInvisible(document) }
  dropHidden(document, dropped)
  const whole = blocksOf(document.body ?? document)
  const article = articleOf(document)
  const blocks = lengthOf(article) >= little ? article : whole
  const needsBrowser = lengthOf(blocks) < little && (scripts > 0 || asksForScripts)
  return { ...about, dropped, passages: needsBrowser ? [] : cutPassages(blocks), needsBrowser }
}

function articleOf(document: Document) {
  const article = new Readability(document, { charThreshold: little, maxElemsToParse: 50_000 }).parse()
  if (!article?.content) return []
  return blocksOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body)
}

const lengthOf = (blocks: { text: string }[]) => blocks.reduce((sum, { text }) => sum + text.length, 0)

/** Unseen characters that were written as references, which only parsing shows. */
function referencedInvisible(document: Document) {
  let found = 0
  const left: Node[] = [document]
  for (let node = left.pop(); node; node = left.pop()) {
    for (const child of node.childNodes) {
      if (child.nodeType === 1) left.push(child)
      if (child.nodeType !== 3 || !child.nodeValue) continue
      const { text, invisible } = visible(child.nodeValue)
      if (invisible === 0) continue
      child.nodeValue = text
      found += invisible
    }
  }
  return found
}

function describe(document: Document, address: string) {
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name)?.trim() || null
  const meta = (...names: string[]) =>
    names.map((name) => attribute(`meta[name="${name}"],meta[property="${name}"]`, 'content')).find(Boolean) ?? null
  const licence =
    attribute('link[rel~="license"]', 'href') ??
    attribute('a[rel~="license"]', 'href') ??
    meta('license', 'dcterms.license', 'DC.rights', 'dcterms.rights') ??
    licenceInData(document)
  const title =
    meta('og:title') ??
    document.querySelector('title')?.textContent ??
    document.querySelector('h1')?.textContent ??
    null
  return {
    title: title?.replace(/\s+/g, ' ').trim().slice(0, 300) || null,
    language: languageOf(document.documentElement?.getAttribute('lang') ?? meta('og:locale')),
    licence:
      licence && URL.canParse(licence, address) && /^(https?:|\/)/.test(licence)
        ? new URL(licence, address).href
        : (licence?.slice(0, 500) ?? null),
    canonical: webAddress(attribute('link[rel~="canonical"]', 'href'), address),
  }
}

function licenceInData(document: Document) {
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = /"license"\s*:\s*(?:"([^"\\]{1,500})"|\{[^{}]{0,500}"(?:url|@id|name)"\s*:\s*"([^"\\]{1,500})")/.exec(
      (textContent ?? '').slice(0, 100_000),
    )
    if (found) return found[1] ?? found[2] ?? null
  }
  return null
}

function webAddress(href: string | null, address: string) {
  if (!href || !URL.canParse(href, address)) return null
  const url = new URL(href, address)
  return /^https?:$/.test(url.protocol) ? url.href.slice(0, 2000) : null
}

const languageOf = (tag: string | null) =>
  /^[a-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/i.exec(tag?.trim() ?? '')?.[0].replaceAll('_', '-') ?? null
