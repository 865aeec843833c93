-- Document trees in, Word files out, for as long as standard input stays open. See worker.py.
-- A request is the length of a tree in bytes on a line, then the tree as JSON; an answer is `made` or `failed` and a
-- length on a line, then the Word file or what went wrong.

local options = pandoc.WriterOptions { reference_doc = arg[1] }

-- What --sandbox does for the command line: a picture comes with the tree or not at all.
local only_what_came = {
  Image = function(image)
    if image.src:sub(1, 5) ~= 'data:' then return image.caption end
  end,
}

local function word_file(tree)
  local document = pandoc.read(tree, 'json', nil, {})
  local made = pandoc.write(document:walk(only_what_came), 'docx', options)
  pandoc.mediabag.empty()
  return made
end

for length in io.lines() do
  local ok, result = pcall(word_file, io.read(tonumber(length)))
  result = ok and result or tostring(result)
  io.write(ok and 'made ' or 'failed ', #result, '\n', result)
  io.flush()
end
