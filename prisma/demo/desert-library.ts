import { act, nextId, type Story } from "./story";

const markdown = `# مكتبة على عجلات تجوب القرى

كلّ يوم أحد، قبل أن تشتدّ الحرارة، تتوقّف حافلة زرقاء قديمة عند بئر القرية، ويفتح سائقها بابها الخلفيّ فتظهر رفوف من الخشب مملوءة بالكتب. يركض الأطفال نحوها وهم يعرفون النظام جيّدًا: كتابان لكلّ قارئ، ومهلة أسبوعين، ولا غرامة على من يتأخّر.

تقول مديرة المشروع، سلمى الهاشمي، إنّ الحافلة تزور أربعًا وعشرين قرية كلّ شهر، وإنّها قطعت في العام الماضي أكثر من ثلاثين ألف كيلومتر. وتضيف أنّ عدد الكتب المعارة تضاعف ثلاث مرّات خلال سنتين، وهو رقم لم تبلغه أيّ مكتبة أخرى في المنطقة.

بدأت الفكرة حين أُغلقت مكتبة البلدة بسبب تصدّع سقفها. جمع المعلّمون ألفًا ومئتي كتاب في ثلاثة أسابيع، وتبرّع صاحب ورشة بحافلة كانت تنقل العمّال إلى المحاجر. لم يكن في الميزانيّة ما يكفي للوقود، فكان كلّ سائق يدفع ثمن رحلته.

تدفع الوزارة اليوم نصف تكاليف المشروع، كما ورد في بيانها الأخير. أمّا الباقي فيأتي من تبرّعات صغيرة ومن بيع القهوة عند باب الحافلة. ويقول مدرّس في إحدى القرى إنّ درجات تلاميذه في القراءة تحسّنت منذ وصول الحافلة، لكنّه يعترف بأنّ المدرسة غيّرت كتبها في العام نفسه.

في المساء تعود الحافلة إلى ساحة البلدة. يعدّ السائق الكتب واحدًا واحدًا ويبتسم: «لم نفقد في خمس سنوات سوى سبعة كتب، وأظنّ أنّ أصحابها ما زالوا يقرؤونها».`;

const distance = nextId();
const loans = nextId();
const ministry = nextId();
const lost = nextId();
const quote = (exact: string) => ({ quote: { exact } });
const source = (page: string) => `https://example.org/library-bus/${page}`;

/** An article that is read from right to left, with its review begun. */
export const desertLibrary: Story = {
  details: {
    title: "مكتبة على عجلات تجوب القرى",
    byline: "ن. الراوي",
    publisher: "صحيفة الواحة",
    sourceUrl: source("story"),
    publishedAt: "2025-05-18",
    language: "ar",
  },
  markdown,
  acts: [
    act("reviewer2", 9, "highlight-claim", {
      claimId: distance,
      anchor: quote("قطعت في العام الماضي أكثر من ثلاثين ألف كيلومتر"),
      statement: "قطعت الحافلة أكثر من 30 ألف كيلومتر في العام الماضي.",
      claimant: "سلمى الهاشمي",
      claimedOn: "2025-05-18",
      kind: "statistical",
    }),
    act("reviewer2", 3, "highlight-claim", {
      claimId: loans,
      anchor: quote("عدد الكتب المعارة تضاعف ثلاث مرّات خلال سنتين"),
      statement: "تضاعف عدد الكتب المعارة ثلاث مرّات خلال سنتين.",
      claimant: "سلمى الهاشمي",
      kind: "statistical",
    }),
    act("reviewer1", 5, "highlight-claim", {
      claimId: ministry,
      anchor: quote("تدفع الوزارة اليوم نصف تكاليف المشروع"),
      statement: "تدفع الوزارة نصف التكاليف.",
      kind: "factual",
    }),
    act("reviewer1", 4, "highlight-claim", {
      claimId: lost,
      anchor: quote("لم نفقد في خمس سنوات سوى سبعة كتب"),
      kind: "quotation",
    }),
    act("reviewer2", 20, "add-evidence", {
      claimId: distance,
      evidenceId: nextId(),
      url: source("logbook"),
      stance: "supports",
      title: "دفتر الرحلات",
      excerpt: "المجموع: 31,480 كم",
    }),
    act("reviewer2", 2, "give-verdict", {
      claimId: distance,
      rating: "true",
      rationale: "دفتر الرحلات يذكر 31,480 كيلومترًا.",
      confidence: "high",
    }),
    act("editor", 30, "settle-claim", {
      claimId: distance,
      rating: "true",
      rationale: "يؤكّده دفتر الرحلات.",
      version: 1,
    }),
    act("reviewer1", 10, "give-verdict", {
      claimId: loans,
      rating: "mixed",
      rationale: "ارتفع العدد من 4,100 إلى 8,300، أي إلى الضعفين.",
      confidence: "medium",
    }),
    act("reviewer2", 6, "give-verdict", {
      claimId: loans,
      rating: "false",
      rationale: "الضعفان ليسا ثلاثة أضعاف.",
      confidence: "high",
    }),
    act("reviewer1", 8, "comment", {
      claimId: ministry,
      commentId: nextId(),
      body: "طلبنا من الوزارة نصّ البيان.",
    }),
  ],
};
