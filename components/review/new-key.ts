import { v4 } from 'uuid'

/** Also where the page is served without TLS in a local network, and the browser keeps its own maker of ids away. */
export const newKey = () => v4()
