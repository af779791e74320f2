/** A name that nothing else has yet. */
export function freeName(wanted: string, taken: readonly { name: string }[], most = 80) {
  const names = new Set(taken.map(({ name }) => name))
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`
    const name = `${wanted.slice(0, most - ending.length).trim()}${ending}`
    if (!names.has(name)) return name
  }
}
