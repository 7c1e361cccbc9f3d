/** The snippet's own few words; everything else is said by the widget. */
export interface Texts {
  title: string
  loading: string
  close: string
  slow: string
  failed: string
  retry: string
}

const texts = (title: string, loading: string, close: string, slow: string, failed: string, retry: string): Texts => ({
  title,
  loading,
  close,
  slow,
  failed,
  retry
})

const LANGUAGES: Record<string, Texts> = {
  en: texts(
    'Connect an app',
    'Loading',
    'Close',
    'This is taking too long. Check your connection and try again.',
    'This could not be opened just now.',
    'Try again'
  ),
  de: texts(
    'App verbinden',
    'Wird geladen',
    'Schließen',
    'Das dauert zu lange. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    'Das ließ sich gerade nicht öffnen.',
    'Erneut versuchen'
  ),
  fr: texts(
    'Connecter une application',
    'Chargement',
    'Fermer',
    'C’est trop long. Vérifiez votre connexion et réessayez.',
    'Ouverture impossible pour le moment.',
    'Réessayer'
  ),
  es: texts(
    'Conectar una aplicación',
    'Cargando',
    'Cerrar',
    'Está tardando demasiado. Compruebe su conexión e inténtelo de nuevo.',
    'No se ha podido abrir en este momento.',
    'Reintentar'
  ),
  pt: texts(
    'Conectar um aplicativo',
    'Carregando',
    'Fechar',
    'Está demorando demais. Verifique sua conexão e tente novamente.',
    'Não foi possível abrir agora.',
    'Tentar novamente'
  ),
  ja: texts(
    'アプリを接続',
    '読み込み中',
    '閉じる',
    '時間がかかっています。接続を確認して、もう一度お試しください。',
    '現在開くことができません。',
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
