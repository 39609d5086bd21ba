import { readProgress as readEndpoint } from '../../schema/api/progress.js'
import type { Routes } from '../http/bind.js'
import { findProgress } from '../views/progress.js'

export const progressRoutes: Routes = (bind) => {
  bind(readEndpoint, ({ reader, moment }) => findProgress(reader, moment))
}
