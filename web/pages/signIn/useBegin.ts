import { beginSignIn } from '../../../schema/api/providers.js'
import { useWrite } from '../../api/queries.js'

/** What takes the browser to the page of an identity provider; `instead` when whoever is signed in here is to be left for it. */
export function useBegin() {
  const begin = useWrite(beginSignIn)
  const go = (provider: string, instead = false) =>
    begin
      .mutateAsync({ params: { provider }, body: { instead } })
      .then(({ address }) => location.assign(address))
      .catch(() => undefined)
  return { begin, go }
}
