/** The snippet's own few words; everything else is said by the widget. */
export interface Texts {
  title: string
  loading: string
  close: string
  failed: string
  retry: string
}

const texts = (title: string, loading: string, close: string, failed: string, retry: string): Texts => ({
  title,
  loading,
  close,
  failed,
  retry
})

const LANGUAGES: Record<string, Texts> = {
  en: texts(
    'Connect an app',
    'Loading',
    'Close',
    'This could not be opened. Check your connection and try again.',
    'Try again'
  ),
  de: texts(
    'App verbinden',
    'Wird geladen',
    'Schließen',
    'Das ließ sich nicht öffnen. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    'Erneut versuchen'
  ),
  fr: texts(
    'Connecter une application',
    'Chargement',
    'Fermer',
    'Ouverture impossible. Vérifiez votre connexion et réessayez.',
    'Réessayer'
  ),
  es: texts(
    'Conectar una aplicación',
    'Cargando',
    'Cerrar',
    'No se ha podido abrir. Compruebe su conexión e inténtelo de nuevo.',
    'Reintentar'
  ),
  pt: texts(
    'Conectar um aplicativo',
    'Carregando',
    'Fechar',
    'Não foi possível abrir. Verifique sua conexão e tente novamente.',
    'Tentar novamente'
  ),
  ja: texts(
    'アプリを接続',
    '読み込み中',
    '閉じる',
    '開くことができませんでした。接続を確認して、もう一度お試しください。',
    '再試行'
  )
}

/** The texts of the first language that there are texts for; English otherwise. */
export function textsFor(locale: string | undefined): Texts {
  for (const tag of [locale, ...navigator.languages]) {
    const found = LANGUAGES[tag?.slice(0, 2).toLowerCase() ?? '']
    if (found) {
      return found
    }
  }
  return LANGUAGES.en!
}
