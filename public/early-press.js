// A page is drawn before its scripts are there. A press made in between is kept, and made when the page can answer it;
// no form is sent meanwhile, for the browser itself would write what was typed into the address.
// The window hears a press before anything in the page does.
{
  let early = null
  const keep = (event) => {
    const pressed = event.type === 'submit' ? event.target : event.target.closest?.('button')
    if (!pressed) return
    event.preventDefault()
    event.stopImmediatePropagation()
    early = pressed
  }
  const answer = () => {
    removeEventListener('click', keep, true)
    removeEventListener('submit', keep, true)
    // What was drawn by the server may have moved to its place in the header since.
    setTimeout(() => press(early?.isConnected ? early : early && alike(early)))
  }
  const alike = ({ textContent, ariaLabel }) =>
    [...document.querySelectorAll('button')].find(
      (one) => one.textContent === textContent && one.ariaLabel === ariaLabel,
    )
  const press = (target) => {
    if (target instanceof HTMLFormElement) return target.requestSubmit()
    // Menus open as soon as the pointer is down.
    target?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true, pointerType: 'mouse' }))
    target?.click()
  }
  addEventListener('click', keep, true)
  addEventListener('submit', keep, true)
  addEventListener('assay:ready', answer, { once: true })
}
