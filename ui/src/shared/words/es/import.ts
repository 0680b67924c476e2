// Words of what comes in from files: imports, drafts, an organisation's look. In Spanish.

import type { imports as english } from "../en/import";
import type { Translation } from "../es";

const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const imports: Translation<typeof english> = {
  imports: {
    title: "Diapositivas de un archivo",
    titleOf: (file) => `Diapositivas de «${file}»`,
    fromFile: "De un archivo…",
    insertFromFile: "Insertar de un archivo…",
    choose: "Elija un archivo de PowerPoint o Word, una página web, Markdown, texto o un PDF.",
    choosePrivate: "Se lee en esta computadora. No se envía nada a ningún sitio.",
    reading: "Esperando el archivo…",
    another: "Elegir otro archivo…",
    refused: "Nada de él está en su charla. Elija otro archivo o cierre esto.",
    slides: "Diapositivas del archivo",
    counts: (fresh, changed, removed, same) =>
      [
        fresh > 0 ? some(fresh, "nueva", "nuevas") : "",
        changed > 0 ? some(changed, "modificada", "modificadas") : "",
        removed > 0 ? `${removed} que no ${removed === 1 ? "está" : "están"} en el archivo` : "",
        same > 0 ? some(same, "como en la charla", "como en la charla") : "",
      ]
        .filter(Boolean)
        .join(", "),
    nothing: "En este archivo no se encontraron diapositivas.",
    nothingNew: "No hay nada que tomar: todas las diapositivas están igual en la charla.",
    draftsHint: "Las nuevas entran como borradores, para que las revise. Se puede deshacer.",
    all: "Marcar todas",
    none: "Desmarcar todas",
    state: { new: "Nueva", changed: "Modificada", removed: "No está en el archivo" },
    changedHint: "Se toma del archivo:",
    removedHint: "Márquela para quitar esta diapositiva de la charla.",
    part: {
      title: "su título",
      body: "su texto",
      notes: "sus notas",
      asked: "sus respuestas a preguntas",
      caveat: "la nota al pie",
      time: "su tiempo",
      hidden: "que está oculta",
      shown: "que se muestra de nuevo",
      place: "su lugar",
    },
    what: { kept: "Conservado", changed: "Cambiado", dropped: "Omitido", wanting: "Por añadir" },
    uncited: (lines) => `${some(lines, "línea", "líneas")} con cifras sin fuente`,
    uncitedInAll: (lines, slides) =>
      `${some(lines, "línea", "líneas")} con cifras sin fuente, en ${some(slides, "diapositiva", "diapositivas")}. Añada las fuentes o quite las cifras antes de mostrarlas.`,
    file: "El archivo en conjunto",
    gone: (count) => (count === 1 ? "1 diapositiva de la charla no está en el archivo" : `${count} diapositivas de la charla no están en el archivo`),
    goneHint: (count) => (count === 1 ? "Sigue en la charla. Quítela usted si esa era la intención." : "Siguen en la charla. Quítelas usted si esa era la intención."),
    where: "Las nuevas van",
    whereTheyStand: "Las nuevas van donde están en la presentación.",
    after: (title) => `después de «${title}»`,
    afterTitle: "después de la portada",
    endOf: (section) => `al final de «${section}»`,
    toBackup: "a las diapositivas de reserva",
    take: (count) => (count === 0 ? "Tomar" : `Tomar ${some(count, "diapositiva", "diapositivas")}`),
    chooseSome: "Marque las diapositivas que quiere tomar.",
    taken: (fresh, changed, removed) =>
      [
        fresh > 0 ? `${some(fresh, "diapositiva añadida como borrador", "diapositivas añadidas como borradores")}.` : "",
        changed > 0 ? `${some(changed, "diapositiva modificada", "diapositivas modificadas")}.` : "",
        removed > 0 ? `${some(removed, "diapositiva quitada", "diapositivas quitadas")}.` : "",
      ]
        .filter(Boolean)
        .join(" "),
    textOf: (file) => `Texto de «${file}»`,
    text: "Texto del archivo",
    textWhy:
      "Un PDF guarda las palabras y su lugar, pero no qué es título, lista o nota. Por eso su texto está aquí para copiarlo, y no como diapositivas que saldrían mal.",
    copy: "Copiar todo",
    copied: "Copiado",
    notCopied: "No se pudo copiar. El texto está seleccionado: pulse Ctrl+C.",
  },
  drafts: {
    badge: "Borrador: sin revisar",
    reviewed: "La he revisado",
    reviewedOf: (title) => `La he revisado: «${title}»`,
    reviewedAll: (count) => (count === 1 ? "He revisado el borrador" : `He revisado los ${count} borradores`),
    hint: "Viene de un archivo. Léala y compruebe sus cifras; hasta que lo diga, se marca como borrador dondequiera que se muestre.",
    severalHint: (count) => (count === 1 ? "1 de ellas es un borrador de un archivo, sin revisar." : `${count} de ellas son borradores de un archivo, sin revisar.`),
    done: (count) => some(count, "diapositiva marcada como revisada", "diapositivas marcadas como revisadas"),
  },
  brand: {
    title: "El aspecto de su organización",
    lead: "Sus colores, tipo de letra y logotipo, tomados de un archivo o una plantilla de PowerPoint. El archivo queda como está.",
    pick: "Tomarlo de un archivo o una plantilla de PowerPoint…",
    pickOther: "Tomar otro…",
    remove: "Quitar",
    from: (file) => `De ${file}`,
    shown: (number) => `Diapositiva ${number} con este aspecto`,
    colours: "Colores",
    font: "Tipo de letra",
    noFont: "el del aspecto de las diapositivas",
    logo: "Logotipo",
    noLogo: "ninguno en el archivo",
    notes: "Corregido, para que palabras y gráficos se lean, u omitido",
    taken: (file) => `Ahora se usa el aspecto de ${file}`,
    removed: "Se quitó el aspecto",
    refused: "El aspecto queda como estaba. Elija otro archivo.",
  },
};
