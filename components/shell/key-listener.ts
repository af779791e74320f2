import type { KeyBinding, KeysStore } from './keys-store'

const sequenceTime = 1_200

/** One listener for the page. Silent while typing, inside dialogs and menus, with AltGr, and where a focused control takes the key itself. */
export function listenToKeys(store: KeysStore) {
  let first: { key: string; at: number } | null = null

  function onKeyDown(event: KeyboardEvent) {
    const key = nameOf(event)
    if (!key || event.defaultPrevented || event.isComposing) return
    if (event.getModifierState('AltGraph') || event.altKey) return
    const before = first && event.timeStamp - first.at < sequenceTime ? first.key : null
    first = null
    const may = (binding: KeyBinding) =>
      (event.repeat ? binding.repeat !== false : true) && (allowed(event) || (binding.whileTyping && !inDialog()))
    const bindings = store.bindings()
    const fits = (keys: string) => bindings.find((binding) => binding.keys === keys && may(binding))
    const match = (before && fits(`${before} ${key}`)) || fits(key)
    if (match) {
      event.preventDefault()
      match.run(event)
    } else if (!event.repeat && bindings.some((binding) => binding.keys.startsWith(`${key} `) && may(binding))) {
      first = { key, at: event.timeStamp }
    }
  }

  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

function allowed(event: KeyboardEvent) {
  const target = event.target instanceof Element ? event.target : document.body
  if (
    target.closest(
      'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"]',
    )
  )
    return false
  const input = target.closest('input')
  if (input && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(input.type)) return false
  if (
    (event.key === 'Enter' || event.key === ' ') &&
    target.closest(
      'button, a[href], summary, input, [role="button"], [role="checkbox"], [role="radio"], [role="switch"], [role="tab"]',
    )
  )
    return false
  return !inDialog()
}

function inDialog() {
  return (
    document.querySelector(
      '[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"], [role="menu"][data-state="open"], [role="listbox"][data-state="open"]',
    ) !== null
  )
}

function nameOf(event: KeyboardEvent) {
  let key = event.key === ' ' ? 'Space' : event.key
  if (key === 'Shift' || key === 'Control' || key === 'Meta' || key === 'Dead') return null
  // A layout without Latin letters: the key in that place.
  if (key.length === 1 && key > '\u007f') key = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? key
  if (/^[a-z]$/i.test(key))
    key = event.shiftKey && !event.ctrlKey && !event.metaKey ? key.toUpperCase() : key.toLowerCase()
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}
