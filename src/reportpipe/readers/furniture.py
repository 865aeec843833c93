"""What sites set around any text: other articles, links to share it, and the labels of menus and buttons."""

import re

from reportpipe.readers.cue import WORK, Cue, any_of

FURNITURE: tuple[Cue, ...] = (
    Cue(
        "related articles",
        30,
        any_of(
            r"(?:read (?:also|next|the full (?:report|paper|story)|more(?: (?:from|on|about) [^:.]{2,40})?)|also read"
            r"|see also|related|(?:recommended|further)(?: reading)?|listen|watch|(?-i:READ|Read|MORE)"
            r"|more on this(?: story)?|don['’]t miss|in case you missed it)\s*(?::|[»›→|–—-]\s)"
        ),
    ),
    Cue(
        "share links",
        16,
        any_of(
            r"(?:share|tweet|pin|post|e-?mail|print|copy link|save|like|send|bookmark|reddit|facebook"
            r"|twitter|x|linkedin"
            r"|whatsapp|telegram|pinterest|instagram|youtube|rss|pdf|link|follow|on|this|via|to|article"
            r"|story|page|us|by"
            r"|with|friends|and|or|it|\d+|shares)\b[\s,|/·•:+&-]*",
            end=r"{1,16}$",
        ),
        re.compile(
            r"share|tweet|follow|e-?mail|print|copy link|facebook|twitter|linkedin|whatsapp|telegram", re.IGNORECASE
        ),
    ),
    Cue(
        "navigation",
        20,
        any_of(
            r"skip to (?:main )?content|(?:direkt )?zum (?:seiten)?inhalt(?: springen)?|aller au contenu(?: principal)?"
            r"|(?:ir|saltar) al contenido(?: principal)?",
            r"(?:read|access|view) (?:the )?(?:full|original|whole|entire|rest) .{3,60}",
            r"(?:privacy|cookie) (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|our standards: .{3,60}"
            r"|(?:view|see|read) (?:the )?original(?: (?:article|post|version|source))?",
            r"acquire licensing rights.{0,30}",
            r"comments? (?:will be|are) (?:pre-?|post-?)?moderated\b.{0,100}",
            r"this article is (?:more than |over )?\w+ years? old",
            r"home(?: (?-i:[A-Z][\w’']*|&)){5,40}|to view or print the pdf\b.{0,90}|you are on page \d+ ?of \d+",
            r"press play to listen\b.{0,40}|voiced by artificial intelligence|presented by .{2,30}",
            r"(?:[\w.]+ ){1,5}logo|\d+ downloads \d+ views\b.{0,40}",
            r"back to (?:top|the top|home)|top of page|accessibility links|open this photo in gallery",
            r"%d bloggers like this",
            r"(?:main )?menu",
            r"home ?[>»›/|].*",
            r"(?:next|previous) (?:article|post|story|page)"
            r"(?:: .{3,120}|\W{1,4}(?:next|previous) (?:article|post|story|page))?",
            r"(?:continue|keep) reading(?: below)?",
            r"advertis(?:e|ing|ement)s?(?: continues below)?",
            r"story continues below.{0,40}",
            r"click here.{0,60}|cite this(?: \w+)?|save (?:story|article)|scroll down for .{3,20}",
            r"comment(?:s|ing)\b.{0,30} (?:are|is) (?:now )?closed.{0,40}",
            r"(?:log|sign) in to (?:continue|comment|read).{0,20}",
            r".{0,30}\bnot (?:currently )?accepting comments.{0,40}",
            r"share or comment on this .{1,150}|(?:click to )?(?:share|e-?mail|print) .{0,40}\(opens in .{3,20}\)",
            r"(?:load|show|see|view) (?:more|all|comments)(?: (?:posts|comments|updates|stories|news))?"
            r"|\d+ comments?|leave a (?:comment|reply)|log ?in"
            r"(?: / register)?|search|close",
            r"(?:tags?|topics?|keywords?|jel (?:codes?|classification)|regions?|filed under|categories"
            r"|posted in)\s?: .{1,200}",
            r"related (?:topics|tags)\s?: [^.!?]{1,80}",
            r"(?:last|page|article|content) (?:last )?(?:updated|modified|reviewed)\b.{0,40}\d{4}.{0,30}",
            r"(?:\d+[-–])?\d+[- ]min(?:ute)?s?(?:[- ]read)?|(?:estimated )?read(?:ing)? time\W{0,3}\d+.{0,12}",
            r"print(?: this)? (?:page|article|friendly.{0,8})|printer[- ]friendly.{0,60}",
            r"listen(?: (?:to this .{0,40}|now))?(?: ?\(.{1,12}\))?",
            r"(?:audio|video|listen|play)(?: version)?\W{0,3}\d{1,2}:\d\d(?:\W+\d{1,2}:\d\d)?",
            r"(?:share|resize|listen|print|save|comment|cite|download(?: pdf)?|page contents)(?: \| .{2,30})+",
            r".{0,140}\(\d+(?:\.\d+)? ?[km]b(?: ?[-–,] ?pdf)?\)",
            r"(?:(?:updated|published|posted) )?\d+ (?:second|minute|hour|day|week|month)s? ago|published in"
            rf"|(?:available (?:languages|in):|this {WORK} is (?:also )?available in:?) .{{2,60}}",
            r"to (?:read|view|see|access|download|listen to|watch) .{3,80}\bclick here",
            r"(?:log ?in|sign in|register) to (?:post|leave|add|join|save)\b.{0,40}|ads by .{2,20}",
            r"(?:copy|get) (?:the )?link(?: to clipboard)?|(?:shared|viewed|read) [\d.,]+[km]? times",
            r"(?:show|view|load|read) \d+ (?:more )?comments?",
            r"(?:post|write|add) a comment|comment on this (?:story|article)",
            r"end of (?:the )?(?:document|transcript|article|report|text)|read this next: .{3,120}",
            r"article continues .{3,30}|be the first to comment|(?:pdf|print|text|mobile|audio) version",
            r"report an? (?:correction|typo|error|mistake|problem)(?: (?:or|with|in|on|to) .{2,25})?",
            r"send (?:us )?(?:your )?feedback",
            r"(?:see|view|read) all (?:articles|posts|stories|content|contributions) by .{3,60}",
            r"back to (?:all )?(?:news|articles|blog|list|overview|home|results|publications)|return to top",
            r"skip (?:ad|advertisement)s?|what to (?:read|watch) next",
            r"(?!.*[.!?]$)(?:tagged|filed)(?: (?:under|with|as|in):?|:) .{1,120}",
            r"(?:explore|more on|browse|distribution channels?|related topics): [^.!?]{1,100}",
            r"(?:live )?[\d.,]+[km]? (?:followers?|likes?|shares?|views?|viewing|watching|reading|claps?"
            r"|reactions?|restacks?|retweets?)",
            r"download(?: (?:the )?(?:full |this )?(?:pdf|report|article|commentary|brief|paper|publication|document))?"
            r"(?: (?:here|as (?:a )?pdf(?: or txt)?))?(?: ?\(.{1,20}\))?",
            r"(?:skip past|after|skip) (?:the )?(?:newsletter|advertisement|promotion).{0,20}|https?://\S+",
            r"(?-i:(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,8}(?:/\S*)?)",
            r"\((?:adds|updates|recasts|corrects|repeats|rewrites|releads)\b.{1,160}\)|\(\(.{3,160}\)\)",
            r"on .{6,120} wrote:",
            r"(?-i:#[^\W\d][\w/-]*\s*)+",
            r"(?:tagged|previous|next): .{1,120}(?<![.!?])",
            r"this (?:site|website) uses cookies.{0,200}|accept (?:all )?cookies",
            r".{2,200}?(?<![.·…])(?: ?[.·…]){4,} ?\d{1,4}",
            r"title page|cover(?: page)?|table of contents|contents|jump to .{1,40}",
            r"(?:page|column) \d+(?: of \d+)?|[-–—]+ ?\d{1,3} ?[-–—]+",
            r"sources?: .{0,60}\bagencies",
            r"ends?|(?-i:SOURCE [A-Z].{1,80})|-\s?30\s?-|# ?# ?#|for immediate release",
            r"(?:press|media) (?:release|statement|summary|communiqu[ée]|notice)",
            r"(?:remarks |check )?(?:as (?:delivered|prepared for delivery)|against delivery)",
            r"view (?:this )?(?:e-?mail |message |newsletter )?(?:in (?:your|a) (?:web )?browser|online)",
            r"(?:(?:click here )?to |you (?:can|may) )?unsubscribe\b.{0,120}|live (?:reporting|updates|coverage)",
            r"(?:news )?(?:analysis|commentary|opinion|feature|explainer|op-ed)",
            end=r"\W*$",
        ),
    ),
)
"""The more telling first."""
