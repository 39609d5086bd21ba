import { readProgress as readEndpoint } from '../../schema/contracts/progress.js'
import type { Routes } from '../http/bind.js'
import { findProgress } from '../store/progress.js'

export const progressRoutes: Routes = (bind) => {
  bind(readEndpoint, ({ reader, moment }) => findProgress(reader, moment))
}
