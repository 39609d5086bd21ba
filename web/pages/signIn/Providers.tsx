import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { listProviders } from '../../../schema/api/providers.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { ProblemText } from '../../parts/QueryStates.js'
import { useBegin } from './useBegin.js'

/** The identity providers that one may sign in through: those who run the register have placed first what most people have. */
export function Providers() {
  const { t, say } = useLanguage()
  const providers = useRead(listProviders)
  const { begin, go } = useBegin()
  const items = providers.data?.items ?? []
  if (items.length === 0) return null
  const chosen = begin.isPending || begin.isSuccess ? begin.variables.params?.provider : undefined
  return (
    <div className="stack providers">
      <Paragraph>{t.signIn.byProvider}</Paragraph>
      {begin.isError && (
        <Alert data-color="warning" role="alert">
          <ProblemText error={begin.error} />
        </Alert>
      )}
      {items.map(({ id, name, hint, isDown }, index) => (
        <div key={id}>
          <Button
            variant={index === 0 ? 'primary' : 'secondary'}
            loading={chosen === id}
            aria-describedby={isDown || hint ? `provider-${id}` : undefined}
            onClick={() => go(id)}
          >
            {t.signIn.signInWith(say(name))}
          </Button>
          {(isDown || hint) && (
            <Paragraph data-size="sm" className="subtle" id={`provider-${id}`}>
              {isDown ? t.signIn.providerDown : hint && say(hint)}
            </Paragraph>
          )}
        </div>
      ))}
    </div>
  )
}
