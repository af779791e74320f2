import { newId } from '../../ids'

/** Who holds slots and open calls. A process that died never comes back under its name. */
export const processId = newId()
