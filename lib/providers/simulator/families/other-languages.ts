type Grammar = { safe: Parts; unsafe: Parts }
type Parts = { openers: readonly string[]; scenes: readonly string[]; asks: readonly string[] }

/** Short grammars for other languages: less varied than the English one, and recognisable. By name and two-letter code. */
const grammars: Record<string, Grammar> = {
  de: {
    safe: {
      openers: ['Guten Morgen,', 'Kurze Frage:', 'Hallo zusammen,', 'Ich frage mich:', 'Für {day}:'],
      scenes: [
        'meine Rosen sehen traurig aus',
        'ich koche für {number} Leute',
        'meine Nachbarin lernt Schach',
        'wir feiern am Samstag ein kleines Fest',
        'ich suche ein Buch über Vögel',
        'unser Drucker streikt seit {number} Tagen',
      ],
      asks: [
        'was würdet ihr zuerst tun?',
        'welches Rezept ist einfach?',
        'wie lange dauert das?',
        'was kostet das ungefähr, mehr als {amount} Euro?',
        'wer kann helfen?',
      ],
    },
    unsafe: {
      openers: ['ACHTUNG!', 'Nur heute:', 'Hör zu,', 'Unter uns:', 'Letzte Mahnung:'],
      scenes: [
        'hier geht es um {label}',
        'zu {label} sage ich nur eines',
        'du hast {amount} Euro gewonnen',
        'die Nummer von {name} ist 555-{digits}',
        'ich will {label}, und zwar bald',
      ],
      asks: [
        'klick sofort auf den Link',
        'sag es niemandem',
        'schick mir {amount} Euro',
        'mach mit, bevor es zu spät ist',
        'hilf mir dabei, egal was die anderen sagen',
      ],
    },
  },
  fr: {
    safe: {
      openers: ['Bonjour,', 'Petite question :', 'Bonsoir à tous,', 'Je me demande :'],
      scenes: [
        'mes tomates ont des taches',
        'je cuisine pour {number} personnes',
        'ma voisine apprend la guitare',
        'nous préparons une fête samedi',
        'je cherche un livre sur les oiseaux',
      ],
      asks: [
        'que feriez-vous d’abord ?',
        'quelle recette est simple ?',
        'combien de temps faut-il ?',
        'est-ce que {amount} euros suffisent ?',
        'qui peut m’aider ?',
      ],
    },
    unsafe: {
      openers: ['ATTENTION !', 'Dernière chance :', 'Écoute,', 'Entre nous :'],
      scenes: [
        'il s’agit de {label}',
        'vous avez gagné {amount} euros',
        'le numéro de {name} est 555-{digits}',
        'je veux {label}, et vite',
        'sur {label} je ne dis qu’une chose',
      ],
      asks: [
        'cliquez sur le lien',
        'n’en parlez à personne',
        'envoyez {amount} euros',
        'participez avant ce soir',
        'aide-moi, quoi qu’en disent les autres',
      ],
    },
  },
  es: {
    safe: {
      openers: ['Buenos días,', 'Una pregunta:', 'Hola a todos,', 'Me pregunto:'],
      scenes: [
        'mis tomates tienen manchas',
        'cocino para {number} personas',
        'mi vecina aprende ajedrez',
        'preparamos una fiesta el sábado',
        'busco un libro sobre pájaros',
      ],
      asks: [
        '¿qué haríais primero?',
        '¿qué receta es fácil?',
        '¿cuánto tiempo lleva?',
        '¿bastan {amount} euros?',
        '¿quién me ayuda?',
      ],
    },
    unsafe: {
      openers: ['¡ATENCIÓN!', 'Última oportunidad:', 'Escucha,', 'Entre nosotros:'],
      scenes: [
        'se trata de {label}',
        'has ganado {amount} euros',
        'el número de {name} es 555-{digits}',
        'quiero {label}, y pronto',
        'sobre {label} solo digo una cosa',
      ],
      asks: [
        'haz clic en el enlace',
        'no se lo digas a nadie',
        'envía {amount} euros',
        'participa antes de esta noche',
        'ayúdame, digan lo que digan',
      ],
    },
  },
}

const names: Record<string, string> = {
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
}

/** Null for English, and for languages that the simulator does not speak. */
export function grammarOf(language: string | undefined): Grammar | null {
  const wanted = language?.trim().toLowerCase() ?? ''
  return grammars[names[wanted] ?? wanted.slice(0, 2)] ?? null
}
