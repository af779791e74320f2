import type { Block } from './schema'

const standing = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
)
const heading = /^H([1-6])$/

/** What stands under an element, paragraph by paragraph. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = []
  let text = ''
  const close = (level?: number) => {
    const whole = text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    if (whole !== '') blocks.push({ text: whole, ...(level !== undefined && { level }) })
    text = ''
  }
  const visit = (node: Node, preserved: boolean) => {
    if (node.nodeType === 3) {
      const own = node.nodeValue ?? ''
      text += preserved ? own : own.replace(/\s+/g, ' ')
      return
    }
    if (node.nodeType !== 1 && node !== root) return
    const name = node.nodeName.toUpperCase()
    const level = heading.exec(name)?.[1]
    const apart = level !== undefined || standing.has(name)
    if (name === 'BR') text += '\n'
    if ((name === 'TD' || name === 'TH') && text.trim() !== '') text += ' | '
    if (apart) close()
    if (name === 'LI') text += '- '
    for (const child of node.childNodes) visit(child, preserved || name === 'PRE')
    if (apart) close(level === undefined ? undefined : Number(level))
  }
  visit(root, false)
  close()
  return blocks.filter(({ text }) => text !== '-')
}
